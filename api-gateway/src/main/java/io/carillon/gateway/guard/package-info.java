/** What every answer carries, whoever writes it: an id, the headers that keep browsers safe and, in refusals, a problem. */
package io.carillon.gateway.guard;
