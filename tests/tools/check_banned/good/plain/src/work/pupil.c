/* A comment may say strcpy( and malloc( and even "printf(". */
static int pupil_n(struct cursor *c)
{
	c->free(c);
	say("strtok(x) stays text; <b> too");
	return pupil_free(c) + c->system(1) + run_time(c);
}
