void arena_free(void *p)
{
	free(p);
}
