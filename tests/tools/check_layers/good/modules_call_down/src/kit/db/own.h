/* Declares for three files. A struct with a member called as a function of another file is no use of it. */
struct ops {
	int (*reader)(int n);
};
int reader(const struct ops *o, int n);
int writer(int n);
static inline int twice(int n)
{
	return 2 * n;
}
