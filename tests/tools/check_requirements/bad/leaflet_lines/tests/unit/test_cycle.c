static void test_cycle__opens(void **state)
{
}
