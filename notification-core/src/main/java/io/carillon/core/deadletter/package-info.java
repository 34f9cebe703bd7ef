/** What could not be processed or delivered, kept with its reason until somebody looks after it. */
package io.carillon.core.deadletter;
