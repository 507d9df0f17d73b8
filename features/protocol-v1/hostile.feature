Feature: Who breaks the rules loses a migration and nothing else

  The stream comes from another host and the registers belong to the guest. A
  driver trusts neither.

  @clause:sec-stream @clause:mlx5-image-checked
  Rule: Data that were tampered with are refused

    Scenario: Each damaged byte is found
      Given a saved guest with device "nic0"
      When a destination VMM tries the stream of "nic0" with each of its first 24 bytes damaged
      Then each of the 24 streams is refused

  @clause:sec-own-loss
  Rule: Nonsense costs the user its own device at most

    Scenario Outline: The kernel survives nonsense in the region of "<device>"
      Given a running guest with devices "<device>, nic1"
      When the user writes every kind of nonsense to the migration region of "<device>"
      Then the VMM resets "<device>"
      And a new guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
