/** Who is online anywhere, and when somebody was last: kept in Redis, and missing while Redis is. */
package io.carillon.realtime.presence;
