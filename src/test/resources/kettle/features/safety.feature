Feature: Safety

  @clause:dry-refused
  Scenario: A dry kettle stays cold
    Given a kettle
    When the cook pours 0 ml and switches it on
    Then the water has 20 degrees
    And a picture is taken

  @clause:dry-lamp
  Scenario: A dry kettle shows its lamp
    Given a kettle
    When the cook pours 0 ml and switches it on
    Then the lamp is on
