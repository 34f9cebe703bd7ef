/** What to do about something that does not answer: leave it alone for a while. */
package io.carillon.gateway.outage;
