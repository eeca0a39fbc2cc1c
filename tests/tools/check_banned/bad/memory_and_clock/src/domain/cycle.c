void *cycle_new(void)
{
	long now = time(0);

	return malloc((unsigned long)now);
}
