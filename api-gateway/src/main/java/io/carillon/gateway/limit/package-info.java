/** How often: counters in Redis that all gateways share, asked once per request and never waited for. */
package io.carillon.gateway.limit;
