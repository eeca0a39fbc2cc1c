/* Declares for both, and has no file of its own. */
int reader(int n);
int writer(int n);
