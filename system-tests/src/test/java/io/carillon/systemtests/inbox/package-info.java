/** The inbox element on its demo page, in a real browser. */
package io.carillon.systemtests.inbox;
