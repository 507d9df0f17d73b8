Feature: Migration data enter through the same window

  The VMM asks where a segment goes, writes it there, and says how long it was.
  By the time it has said so, the device has it.

  @clause:window-load-order
  Rule: Ask, write, say how much

    Scenario Outline: A resume of "<device>" keeps the order of the window
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the VMM handed over each segment of "<device>" in the order of the window

      Examples:
        | device |
        | zip0   |
        | nic0   |

  @clause:window-taken
  Rule: The window is free when the write of data_size returns

    Scenario Outline: What is written behind a segment does not reach "<device>"
      Given a saved guest with device "<device>"
      And the VMM has begun to resume "<device>"
      When the VMM overwrites the window of "<device>" after each segment
      Then the VMM moves "<device>" to running
      And "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |

  @clause:window-limits
  Rule: No segment is larger than the window

    Scenario Outline: "<device>" refuses a length beyond its window
      Given a saved guest with device "<device>"
      And the VMM has begun to resume "<device>"
      When the VMM tries to announce more bytes than the window of "<device>" holds
      Then the write fails
      And "<device>" is resuming

      Examples:
        | device |
        | zip0   |
        | nic0   |
