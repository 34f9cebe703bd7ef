/** Who is at the door: the access token is verified here as in every service behind, with no remote call per request. */
package io.carillon.gateway.identity;
