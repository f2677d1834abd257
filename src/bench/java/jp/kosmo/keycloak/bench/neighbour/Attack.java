package jp.kosmo.keycloak.bench.neighbour;

/**
 * What somebody does to a union again and again.
 *
 * @param name for the table
 * @param burst sends them all and waits for the answers
 */
record Attack(String name, Runnable burst) {}
