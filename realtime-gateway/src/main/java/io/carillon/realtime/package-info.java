/** Pushes in-app messages and progress to open browser sockets. */
package io.carillon.realtime;
