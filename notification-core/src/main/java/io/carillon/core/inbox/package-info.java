/** In-app messages of each user. */
package io.carillon.core.inbox;
