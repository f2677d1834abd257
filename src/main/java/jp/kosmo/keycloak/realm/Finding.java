package jp.kosmo.keycloak.realm;

/**
 * Something a union's realm lacks.
 *
 * @param what is wrong, by the names the console shows
 * @param consequence for the union or its members
 */
record Finding(String what, String consequence) {

    @Override
    public String toString() {
        return what + ": " + consequence;
    }
}
