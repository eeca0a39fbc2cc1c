/* Plans. plan_share is only spoken of here. */
#pragma once
int plan_share(int x);
int plan_old(int x);
