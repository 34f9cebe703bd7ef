/** Which web pages may call: the suite's own, and those of the origins a tenant names (CORS). */
package io.carillon.gateway.origin;
