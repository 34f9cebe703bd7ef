/** The stack as a whole: which parts, on which ports, with which credentials, started together and stopped in order. */
package io.carillon.devstack.suite;
