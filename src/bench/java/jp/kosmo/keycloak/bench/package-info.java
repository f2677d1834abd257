/**
 * What {@code ./mvnw -Pbench} runs: scenarios that measure the bundle on a running server and print what they found. They
 * stand on the harness of the server tests and assert nothing. See {@code bench/README.md}.
 */
@NullMarked
package jp.kosmo.keycloak.bench;

import org.jspecify.annotations.NullMarked;
