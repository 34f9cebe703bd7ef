/** The life of a notification from request to settled. */
package io.carillon.core;
