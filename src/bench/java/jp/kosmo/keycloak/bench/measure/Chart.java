package jp.kosmo.keycloak.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** Bars in groups, one colour for each series, as an SVG. */
public final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private final CategoryChart bars;

    /**
     * @param unit of the values
     */
    public Chart(String title, String unit) {
        bars = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        bars.getStyler().setXAxisLabelRotation(30).setYAxisMin(0.0);
    }

    /** A value for each name; all series have the same names. */
    public Chart series(String name, List<String> names, List<Double> values) {
        bars.addSeries(name, names, values);
        return this;
    }

    void write(Path file) {
        try {
            VectorGraphicsEncoder.saveVectorGraphic(bars, file.toString(), VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
