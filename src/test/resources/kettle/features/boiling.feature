@kitchen
Feature: Boiling water

  A kettle does one thing.

  And it does it well.

  Background:
    Given a kettle

  @clause:boil-stop
  Scenario: The kettle switches itself off
    When the cook pours 300 ml and switches it on
    Then the note reads
      """markdown
      # A note
      the kettle is off
      """

  @clause:boil-whistle
  Scenario: This kettle does not whistle
    When the cook pours 100 ml and switches it on
    Then nobody hears a whistle

  @clause:boil-on @clause:boil-point
  Rule: A kettle boils its water

    Scenario: Half a litre boils
      When the cook pours 500 ml and switches it on
      Then the water has 100 degrees
      And the ledger says:
        | what  | how often |
        | heats | 4         |

    Scenario Outline: <ml> ml boil
      When the cook pours <ml> ml and switches it on
      Then the water has <degrees> degrees

      Examples: Small amounts
        | ml  | degrees |
        | 100 | 100     |
        | 200 | 100     |
