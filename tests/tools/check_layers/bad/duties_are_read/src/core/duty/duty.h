int duty;
