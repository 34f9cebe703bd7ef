/** One line per request that tells what happened and of whom nothing. */
package io.carillon.gateway.accesslog;
