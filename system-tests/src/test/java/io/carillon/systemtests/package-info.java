/** The suite as a black box: whole journeys, what it refuses, and what survives when services are killed. */
package io.carillon.systemtests;
