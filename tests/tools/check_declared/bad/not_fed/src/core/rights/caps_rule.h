enum cap {
	CAP_UNSET,
	CAP_PLAN,
	CAP_COUNT,
};
