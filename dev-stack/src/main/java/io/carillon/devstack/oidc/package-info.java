/** Who may sign in: the demo realm as data, and a quick-start OpenID provider that serves it like Keycloak would. */
package io.carillon.devstack.oidc;
