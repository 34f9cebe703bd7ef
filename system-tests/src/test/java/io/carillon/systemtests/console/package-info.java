/** The admin console as its people use it, in a real browser. */
package io.carillon.systemtests.console;
