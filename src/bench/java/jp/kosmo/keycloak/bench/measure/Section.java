package jp.kosmo.keycloak.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** What a scenario has found so far: a table in plain text, line by line as it is measured. */
public final class Section {

    private final String scenario;
    private final List<String> lines = new ArrayList<>();

    /** @param scenario also the name of its files */
    public Section(String scenario) {
        this.scenario = scenario;
    }

    /** Prints a line, and keeps it. */
    public void print(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /** Makes it part of the report, with charts below. */
    public void end(Chart... charts) {
        Output.report(scenario, lines, charts);
    }
}
