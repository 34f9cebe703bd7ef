/** Push messages through Firebase Cloud Messaging. */
package io.carillon.dispatcher.push;
