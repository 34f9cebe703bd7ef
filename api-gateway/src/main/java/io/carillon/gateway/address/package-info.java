/** Where a request really comes from: the connection's other end, or what a proxy we trust says about it. */
package io.carillon.gateway.address;
