/** Who may ask this service anything over HTTP. */
package io.carillon.dispatcher.identity;
