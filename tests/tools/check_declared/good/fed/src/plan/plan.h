/* Plans. */
#pragma once
int plan_share(int x);
