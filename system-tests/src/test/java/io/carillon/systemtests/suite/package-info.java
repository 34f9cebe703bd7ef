/** The vocabulary of the system tests: a running suite, those who use it, and what they can see of it from outside. */
package io.carillon.systemtests.suite;
