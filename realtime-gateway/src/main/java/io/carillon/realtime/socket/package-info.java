/** Open sockets: who is on each, which belong to a user, how fast each one reads, and when each must end. */
package io.carillon.realtime.socket;
