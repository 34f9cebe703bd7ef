/** What sockets ask notification-core, always in their user's own name. */
package io.carillon.realtime.core;
