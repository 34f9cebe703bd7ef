/** How slow a caller may be: who sends a request byte by byte must not hold a connection, here or to a service, for long. */
package io.carillon.gateway.pace;
