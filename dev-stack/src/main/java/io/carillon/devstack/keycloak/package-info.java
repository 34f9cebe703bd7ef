/** The real Keycloak, for proving that the suite works with it: downloaded, built and set up from our realm file. */
package io.carillon.devstack.keycloak;
