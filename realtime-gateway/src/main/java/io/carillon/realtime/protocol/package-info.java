/** The {@code carillon.v1} subprotocol: what frames say, how they are written, how sockets end. Plain data. */
package io.carillon.realtime.protocol;
