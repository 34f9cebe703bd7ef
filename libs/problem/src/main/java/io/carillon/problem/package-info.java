/** How an HTTP error looks: RFC 9457 problem details for our own errors and for all that the framework raises. */
package io.carillon.problem;
