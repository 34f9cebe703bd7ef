/**
 * Carries a request to its service and the answer back: streamed both ways with back-pressure, never buffered whole.
 *
 * <p>Written against the Vert.x client instead of vertx-http-proxy 4.5, whose WebSocket tunnel writes without
 * back-pressure (a slow browser would fill this process's memory) and whose failures are bare 502 answers.
 */
package io.carillon.gateway.forwarding;
