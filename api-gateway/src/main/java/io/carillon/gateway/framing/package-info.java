/** Where a request ends: whoever declares two ends is refused, before anybody takes one of them for the right one. */
package io.carillon.gateway.framing;
