/** Checks that what is deployed fits the services, Kubernetes and the house rules. */
package io.carillon.deploy;
