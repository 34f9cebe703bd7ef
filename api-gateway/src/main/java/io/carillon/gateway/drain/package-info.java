/** How a gateway leaves: not ready first, then without new connections, then without the old ones. */
package io.carillon.gateway.drain;
