"use strict";
document.querySelector("p").innerHTML = location.hash;
localStorage.setItem("a", "b");
fetch("/a");
