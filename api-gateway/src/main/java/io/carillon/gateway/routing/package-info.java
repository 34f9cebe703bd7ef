/** Which service answers which path, and on what terms. Data, decided before anything is forwarded. */
package io.carillon.gateway.routing;
