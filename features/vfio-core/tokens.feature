Feature: A virtual function is opened with the token of its physical function

  Who holds the physical function can harm the users of the virtual ones. The
  token shows that both agree.

  Background:
    Given "pf0" in the hands of a user, with its virtual functions bound to vfio-pci

  @clause:core-open-token-missing
  Rule: Without the token the virtual function stays closed

    Scenario Outline: <what> opens no virtual function
      When a user asks for "vf0" with <options>
      Then the kernel answers EACCES

      Examples:
        | what         | options                                         |
        | No token     | no options                                      |
        | A wrong token| token 00000000-0000-0000-0000-000000000001      |

  @clause:core-open-token
  Rule: The token opens it

    Scenario: The user who knows the token gets the virtual function
      Given the user of "pf0" has set token 6e1f7a52-3c4d-4e5f-8a9b-0c1d2e3f4a5b
      When a user asks for "vf0" with token 6e1f7a52-3c4d-4e5f-8a9b-0c1d2e3f4a5b
      Then the kernel agrees

  @clause:core-open-token-physical
  Rule: Who comes to the physical function later has to know it too

    Scenario: While a virtual function is open, the physical one asks for the token
      Given the user of "pf0" has set token 6e1f7a52-3c4d-4e5f-8a9b-0c1d2e3f4a5b
      And a user asks for "vf0" with token 6e1f7a52-3c4d-4e5f-8a9b-0c1d2e3f4a5b
      And the user of "pf0" has closed everything
      When a user asks for "pf0" with no options
      Then the kernel answers EACCES

  @clause:core-open-token-malformed
  Rule: What is no token is refused as such

    Scenario Outline: <options> is malformed
      When a user asks for "vf0" with <options>
      Then the kernel answers EINVAL

      Examples:
        | options        |
        | token 1234     |
        | an odd word    |
