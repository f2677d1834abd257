package jp.kosmo.keycloak.bench;

/**
 * What somebody does to a union again and again.
 *
 * @param name for the table
 * @param requests how many of them are sent at once
 * @param burst sends them all and waits for the answers
 */
record Attack(String name, int requests, Runnable burst) {

    @Override
    public String toString() {
        return name;
    }
}
