int roll_n(char *to, const char *from)
{
	strcpy(to, from);
	return atoi(to) + (int)sizeof(strtok (to, ","));
}
