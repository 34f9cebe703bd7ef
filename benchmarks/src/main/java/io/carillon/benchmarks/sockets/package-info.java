/** Ten thousand open sockets on one realtime-gateway, with a core and an issuer that cost next to nothing. */
package io.carillon.benchmarks.sockets;
