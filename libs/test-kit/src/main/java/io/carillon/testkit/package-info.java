/** What tests share: house rules as code, running infrastructure, tokens, topics and configuration snapshots. */
package io.carillon.testkit;
